/** Who calls: the api tokens. */
package io.offboard.caller;
