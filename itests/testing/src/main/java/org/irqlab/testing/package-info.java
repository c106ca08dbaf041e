/**
 * Parts by themselves, for their own tests: {@link org.irqlab.testing.PlainLink} collects what a
 * part adds while it is linked, {@link org.irqlab.testing.PlainState} holds its fields, and {@link
 * org.irqlab.testing.Walk} runs one of its routines from the beginning to its exit, with nobody
 * else around.
 */
package org.irqlab.testing;
