package org.irqlab.chip.plic;

import java.util.stream.Stream;
import org.irqlab.api.state.Lock;

/** What Linux releases do differently in drivers/irqchip/irq-sifive-plic.c. */
enum Release {
  /**
   * 5.10.y and 5.15.y with "Fixup EOI failed when masked": masking clears the enable bits and the
   * priority, there is no irq_disable, and plic_irq_eoi unmasks a masked line to complete it.
   */
  V5_10("5.10", Lock.Kind.SPIN, Eoi.UNMASK_IF_MASKED),

  /**
   * 6.0 to 6.7 as released: enabling is the enable bit, masking the priority ("Separate the enable
   * and mask operations"), and plic_irq_eoi writes the completion alone.
   */
  V6_0("6.0", Lock.Kind.SPIN, Eoi.PLAIN),

  /** 6.8, and 6.1.y and 6.6.y with "Enable interrupt if needed before EOI". */
  V6_1("6.1", Lock.Kind.SPIN, Eoi.ENABLE_IF_DISABLED),

  /** 6.12 to 6.19: plic_irq_enable unmasks too; the enable lock keeps interrupts off. */
  V6_12("6.12", Lock.Kind.SPIN_IRQSAVE, Eoi.ENABLE_IF_DISABLED),

  /** 7.0: plic_irq_eoi looks at the enable bit of its own context. */
  NEWEST("newest", Lock.Kind.SPIN_IRQSAVE, Eoi.ENABLE_IF_BIT_CLEAR);

  private final String word;
  private final Lock.Kind lock;
  private final Eoi eoi;

  Release(String word, Lock.Kind lock, Eoi eoi) {
    this.word = word;
    this.lock = lock;
    this.eoi = eoi;
  }

  /** The kind of {@code plic_handler.enable_lock}. */
  Lock.Kind lock() {
    return lock;
  }

  /** The way of {@code plic_irq_eoi}. */
  Eoi eoi() {
    return eoi;
  }

  /** Whether enabling and masking are two things. */
  boolean separatesEnableAndMask() {
    return this != V5_10;
  }

  /** Whether {@code plic_irq_enable} sets the priority too. */
  boolean enableUnmasks() {
    return this == V6_12 || this == NEWEST;
  }

  /** The release of an option's value. */
  static Release of(String word) {
    return Stream.of(values()).filter(r -> r.word.equals(word)).findFirst().orElseThrow();
  }

  /** What {@code plic_irq_eoi} does so that the completion is not ignored. */
  enum Eoi {
    /** Nothing. */
    PLAIN,
    /** Unmasks and masks again if IRQD_IRQ_MASKED is set. */
    UNMASK_IF_MASKED,
    /** Sets and clears the enable bit if IRQD_IRQ_DISABLED is set. */
    ENABLE_IF_DISABLED,
    /** Sets and clears the enable bit if it is read as 0. */
    ENABLE_IF_BIT_CLEAR
  }
}
