/** What is known after each answer, what that proves, and what comes next. */
package io.offboard.settle;
