/** What operators watch: health and metrics. */
package io.offboard.watch;
