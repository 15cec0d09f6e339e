/** Integrated accounts: read, checked and found. */
package io.offboard.account;
