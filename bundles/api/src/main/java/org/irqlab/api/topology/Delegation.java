package org.irqlab.api.topology;

/**
 * Sources that a controller hands down to a child instead of presenting them itself (APLIC
 * interrupt domains: RISC-V Advanced Interrupt Architecture, section 4.5 "Memory-mapped control
 * region for an interrupt domain", {@code sourcecfg}).
 *
 * @param child path of the controller that gets them
 * @param first first source number
 * @param last last source number
 */
public record Delegation(String child, long first, long last) {}
