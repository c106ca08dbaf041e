package org.irqlab.controller.lapic;

import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.irqlab.api.part.RegisterBits;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The local APIC of one CPU: accepts messages, takes the most urgent vector to its CPU, and ends
 * the highest that is in service, whichever that is (SDM volume 3, "Handling Interrupts").
 */
final class LocalApic {
  private static final int ENABLE = 1 << 8;
  private static final int SUPPRESS_BROADCAST = 1 << 12;
  private static final int FLAT = 0xf;

  private final int id;
  private final VectorRegister irr;
  private final VectorRegister isr;
  private final VectorRegister tmr;
  private final RegisterBits priority;
  private final RegisterBits spurious;
  private final RegisterBits logicalId;
  private final RegisterBits format;
  private final RegisterBits command;
  private final RegisterBits commandDestination;
  private final String accepted;
  private final String again;
  private final String nothing;

  LocalApic(Layout layout, int id, Shape shape, Protection registers) {
    this.id = id;
    String name = "cpu[" + id + "].";
    BiFunction<String, Integer, Field> make =
        (register, values) -> layout.field(name + register, values, registers);
    int[] vectors = shape.vectors().stream().mapToInt(v -> v).toArray();
    irr = new VectorRegister(layout, name + "irr", vectors, registers);
    isr = new VectorRegister(layout, name + "isr", vectors, registers);
    tmr = new VectorRegister(layout, name + "tmr", vectors, registers);
    boolean whole = shape.whole();
    IntFunction<Field> tpr = n -> make.apply("tpr", n);
    priority = whole ? RegisterBits.whole(tpr, 8, 0) : RegisterBits.few(tpr, shape.priorities());
    IntFunction<Field> svr = n -> make.apply("svr", n);
    spurious = whole ? RegisterBits.whole(svr, 13, 0xff) : RegisterBits.few(svr, shape.spurious());
    IntFunction<Field> ldr = n -> make.apply("ldr", n);
    logicalId = whole ? RegisterBits.whole(ldr, 8, 0) : RegisterBits.few(ldr, shape.logical(id));
    IntFunction<Field> dfr = n -> make.apply("dfr", n);
    format = whole ? RegisterBits.whole(dfr, 4, FLAT) : RegisterBits.few(dfr, FLAT);
    IntFunction<Field> icr = n -> make.apply("icr", n);
    command = whole ? RegisterBits.whole(icr, 20, 0) : RegisterBits.few(icr, shape.commands());
    IntFunction<Field> icr2 = n -> make.apply("icr2", n);
    commandDestination =
        whole ? RegisterBits.whole(icr2, 8, 0) : RegisterBits.few(icr2, shape.destinations());
    accepted = "local APIC " + id + ": accepts the vector";
    again = "local APIC " + id + ": nothing is requested any more, spurious vector";
    nothing = "local APIC " + id + ": EOI with nothing in service";
  }

  int id() {
    return id;
  }

  VectorRegister irr() {
    return irr;
  }

  VectorRegister isr() {
    return isr;
  }

  VectorRegister tmr() {
    return tmr;
  }

  RegisterBits priority() {
    return priority;
  }

  RegisterBits spurious() {
    return spurious;
  }

  RegisterBits logicalId() {
    return logicalId;
  }

  RegisterBits format() {
    return format;
  }

  RegisterBits command() {
    return command;
  }

  RegisterBits commandDestination() {
    return commandDestination;
  }

  /** Whether a destination names this APIC ("Determining IPI Destination"). */
  boolean named(State s, int destination, boolean logical) {
    if (!logical) {
      return destination == id || destination == Message.BROADCAST;
    }
    int own = logicalId.get(s);
    return format.get(s) == FLAT
        ? (destination & own) != 0
        : destination >> 4 == own >> 4 && (destination & own & 0xf) != 0;
  }

  /** A vector arrives; one that is requested already merges with it. */
  void accept(State s, int vector, boolean level) {
    s.note(accepted);
    irr.set(s, vector, true);
    tmr.set(s, vector, level);
  }

  /** The processor priority ("Task and Processor Priorities"). */
  int processorPriority(State s) {
    int task = priority.get(s);
    int inService = isr.highest(s);
    return inService == VectorRegister.NONE || task >> 4 >= inService >> 4
        ? task
        : inService & 0xf0;
  }

  /** Whether it asks its CPU to take an interrupt. */
  boolean requests(State s) {
    if ((spurious.get(s) & ENABLE) == 0) {
      return false;
    }
    int most = irr.highest(s);
    if (most == VectorRegister.NONE) {
      return false;
    }
    int priority = processorPriority(s);
    return priority == 0 || most >> 4 > priority >> 4;
  }

  /**
   * The CPU takes an interrupt: IRR to ISR. What was requested may be so no more if the priority
   * has risen meanwhile ("Spurious Interrupt").
   */
  int acknowledge(State s) {
    if (!requests(s)) {
      s.note(again);
      return spurious.get(s) & 0xff;
    }
    int vector = irr.highest(s);
    irr.set(s, vector, false);
    isr.set(s, vector, true);
    return vector;
  }

  /**
   * The highest vector in service is over ("Signaling Interrupt Servicing Completion").
   *
   * @return the vector if it is to be broadcast to the I/O APICs, or {@link VectorRegister#NONE}
   */
  int end(State s) {
    int vector = isr.highest(s);
    if (vector == VectorRegister.NONE) {
      s.note(nothing);
      return VectorRegister.NONE;
    }
    isr.set(s, vector, false);
    boolean told = tmr.is(s, vector) && (spurious.get(s) & SUPPRESS_BROADCAST) == 0;
    return told ? vector : VectorRegister.NONE;
  }
}
