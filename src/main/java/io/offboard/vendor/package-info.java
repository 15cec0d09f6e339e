/** The vendor call: what is sent, what came back, and what that proves. */
package io.offboard.vendor;
