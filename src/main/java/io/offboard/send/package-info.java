/** A request on its way: named by a route, authorized, addressed, and its answer read. */
package io.offboard.send;
