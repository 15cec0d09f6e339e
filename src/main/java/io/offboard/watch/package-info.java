/** What operators watch: health. */
package io.offboard.watch;
