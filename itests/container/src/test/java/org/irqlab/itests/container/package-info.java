/**
 * The container as a user has it, looked at from inside.
 *
 * <p>A class {@code FooCases} holds ordinary Jupiter tests that run inside the framework; {@code
 * FooIT} names it in a test factory: {@code return Inside.run(FooCases.class)}. Before the cases,
 * {@link org.irqlab.itests.container.WholeCases} asserts that every bundle runs and that every
 * component is satisfied, so that nothing passes because it was not there.
 */
package org.irqlab.itests.container;
