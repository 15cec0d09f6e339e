/** One call in progress: what the steps of the routes hand on to each other. */
package io.offboard.call;
