/** What can go wrong, and what the caller is told. */
package io.offboard.error;
