/** The transforms, applied to a call: bodies for the vendor, users for the caller. */
package io.offboard.mapping;
