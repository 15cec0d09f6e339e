/** What the kamelets need beside their files. */
package io.offboard.kamelet;
