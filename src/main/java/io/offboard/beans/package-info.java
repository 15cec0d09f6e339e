/** What the routes refer to by name, made from the configuration. */
package io.offboard.beans;
