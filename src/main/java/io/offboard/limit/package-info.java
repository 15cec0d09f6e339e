/** How much may be asked of a vendor at a time. */
package io.offboard.limit;
