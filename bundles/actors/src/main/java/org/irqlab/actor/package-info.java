/**
 * Those who call from outside: an administrator or a monitor that begins a call when it likes.
 *
 * <p>{@link org.irqlab.actor.Caller} is what they have in common: nobody can rely on a call being
 * begun, and one that was begun is driven to its end. {@link org.irqlab.actor.VfioMask} and {@link
 * org.irqlab.actor.VfioUnmask} call a VFIO backend, {@link org.irqlab.actor.PciDisintx} is a guest
 * that masks its function, {@link org.irqlab.actor.IrqToggle} disables a line and enables it again,
 * {@link org.irqlab.actor.IrqRerequest} gives it up and requests it again, {@link
 * org.irqlab.actor.IrqRequest} is another driver that wants it.
 */
package org.irqlab.actor;
