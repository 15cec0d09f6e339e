/** What vendors say of themselves, which is asked seldom and remembered. */
package io.offboard.facts;
