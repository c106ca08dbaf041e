/**
 * Reads path files, {@code irqlab-path/1}.
 *
 * <p>A file goes through four hands: {@link org.irqlab.pathfile.Text} takes it in, {@link
 * org.irqlab.pathfile.Yaml} makes a {@link org.irqlab.pathfile.Tree} of it in which everything
 * knows its place, {@link org.irqlab.pathfile.Overrides} puts in what the command line sets, and
 * the readers of stages, lines and scopes turn the tree into a path, refusing what nobody
 * understands.
 */
package org.irqlab.pathfile;
