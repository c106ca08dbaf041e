package org.irqlab.api.part;

import org.osgi.annotation.versioning.ConsumerType;

/** Seam: whoever calls from outside; begins a call when it likes, then must end it. */
@ConsumerType
public interface Actor extends Part {
  /**
   * Links one actor: it adds a context that calls what other parts {@link Link#offer}.
   *
   * @param link where it goes
   * @param options its options
   */
  void link(Link link, Options options);
}
