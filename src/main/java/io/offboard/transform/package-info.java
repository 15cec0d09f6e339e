/** The JSLT files, compiled. */
package io.offboard.transform;
