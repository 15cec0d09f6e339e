/** Leavers: accepted, and brought to their end account by account, however long it takes. */
package io.offboard.leaver;
