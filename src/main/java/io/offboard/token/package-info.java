/** Access tokens: asked for, shared and renewed. */
package io.offboard.token;
