package org.irqlab.controller.seeded;

import org.irqlab.chip.seeded.ChipOfAnotherBundle;

/** Depends on a class of another plugin. */
public record PluginThatSeesAnother(ChipOfAnotherBundle chip) {}
