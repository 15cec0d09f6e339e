/** One HTTP request to a vendor, and what came back. */
package io.offboard.client;
