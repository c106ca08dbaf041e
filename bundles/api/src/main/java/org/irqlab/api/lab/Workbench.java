package org.irqlab.api.lab;

import org.irqlab.api.part.Link;
import org.irqlab.api.state.State;
import org.osgi.annotation.versioning.ProviderType;

/** Links a piece of hardware by itself, without a path, so that somebody can work its registers. */
@ProviderType
public interface Workbench {
  /**
   * Begins a session.
   *
   * @param name the instance's name, for field names and messages
   * @return a session of its own layout
   */
  Session open(String name);

  /** Hardware by itself: first linked, then worked. For one thread. */
  @ProviderType
  interface Session {
    /**
     * Where the hardware goes; dead once the session has started.
     *
     * @return the link
     */
    Link link();

    /**
     * Ends linking and powers the hardware up.
     *
     * @return the state after reset, in which registers can be read and written directly
     * @throws org.irqlab.api.part.LinkException if what was linked breaks a rule
     */
    State start();
  }
}
