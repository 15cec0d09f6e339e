/**
 * The store: one database that keeps what has to outlive a process, and that all nodes share. It
 * needs HikariCP, Flyway and a JDBC driver, which are optional dependencies.
 */
package io.offboard.store;
