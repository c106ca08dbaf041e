/**
 * Writes the beginning of a new plugin.
 *
 * <p>A plugin is three files: {@code pom.xml}, a class and its test. {@link
 * org.irqlab.skeleton.NewPlugin} is the command; {@link org.irqlab.skeleton.Template} holds the
 * files of a family of plugins, {@link org.irqlab.skeleton.Place} knows where they go. A further
 * family is a further folder of templates and a line in {@link org.irqlab.skeleton.Family}.
 */
package org.irqlab.skeleton;
