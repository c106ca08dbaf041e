/**
 * What is wrong with a machine: states that must not be, found during the search, and runs that go
 * on for ever, found in the finished graph of states.
 */
package org.irqlab.engine.verdict;
