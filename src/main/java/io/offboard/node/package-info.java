/** What a node shares with others through the store, and does for it beside its calls. */
package io.offboard.node;
