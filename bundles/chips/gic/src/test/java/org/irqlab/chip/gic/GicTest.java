package org.irqlab.chip.gic;

import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.ChipModel.ChipState;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.testing.LoggedRegisters;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GicTest {
  private static final Cpu CPU = new Cpu("cpu0", 0, Optional.empty());
  private static final int LEVEL = 50;
  private static final int EDGE = 51;
  private static final String EOI = "cpu0 w 0x2010=0x32";
  private static final String DEACTIVATE = "cpu0 w 0x3000=0x32";
  private static final String MASK = "cpu0 w 0x1184=0x40000";

  private final PlainLink link = new PlainLink("gic");
  private final LoggedRegisters gic =
      registers(CPU, new TreeMap<>(Map.of(LEVEL, Trigger.LEVEL, EDGE, Trigger.EDGE)));
  private final Lock lock = link.layout().lock("lock", Lock.Kind.SPIN_IRQSAVE);
  private final Field forwarded = link.layout().flag("forwarded", Protection.guardedBy(lock));
  private PlainState s = new PlainState();

  @ParameterizedTest
  @CsvSource({"0, 0x1", "1, 0x201"})
  void shouldProgramTheControllerWhenProbed(String eoiMode, String control) {
    IrqDesc desc = desc(LEVEL);
    chip(eoiMode).irqUnmask(desc, CPU);
    link.boot(s);

    assertEquals(1, gic.word(0x1000), "GICD_CTLR");
    assertEquals(0x80, gic.word(0x1c0c), "GICD_ICFGR of the edge alone");
    assertEquals(0xa0, gic.word(0x1432), "GICD_IPRIORITYR");
    assertEquals(0xf0, gic.word(0x2004), "GICC_PMR");
    assertEquals(Long.decode(control), gic.word(0x2000), "GICC_CTLR");
    assertEquals(1, gic.word(0x1832), "GICD_ITARGETSR");
    assertEquals(0x40000, gic.word(0x1104), "GICD_ISENABLER of the requested line alone");
  }

  @Test
  void shouldHandleUntilNothingIsAcknowledged() {
    gic.gives(LEVEL, EDGE);
    run(chip("0").handle(CPU, domain()));

    assertEquals(
        List.of("cpu0 r 0x200c", "flow 50", "cpu0 r 0x200c", "flow 51", "cpu0 r 0x200c"),
        gic.log());
  }

  @Test
  void shouldDropThePriorityBeforeTheFlowRunsWhereEoiModeIsSplit() {
    gic.gives(LEVEL);
    run(chip("1").handle(CPU, domain()));

    assertEquals(List.of("cpu0 r 0x200c", EOI, "flow 50", "cpu0 r 0x200c"), gic.log());
  }

  @Test
  void shouldLeaveWithoutAFlowWhenTheAcknowledgeIsSpurious() {
    run(chip("1").handle(CPU, domain()));

    assertEquals(List.of("cpu0 r 0x200c"), gic.log());
  }

  @Test
  void shouldEndWithOneWriteInEoiModeZero() {
    run(chip("0").irqEoi(desc(LEVEL), CPU).orElseThrow());

    assertEquals(List.of(EOI), gic.log());
  }

  @Test
  void shouldDeactivateInEoiModeOneUnlessForwarded() {
    Routine eoi = chip("1").irqEoi(desc(LEVEL), CPU).orElseThrow();
    run(eoi);
    assertEquals(List.of(DEACTIVATE), gic.log());

    s.set(forwarded, true);
    run(eoi);
    assertEquals(List.of(), gic.log());
  }

  @Test
  void shouldDeactivateAForwardedLineWhenItIsMasked() {
    Routine mask = chip("1").irqMask(desc(LEVEL), CPU).orElseThrow();
    run(mask);
    assertEquals(List.of(MASK), gic.log());

    s.set(forwarded, true);
    run(mask);
    assertEquals(List.of(MASK, "cpu0 w 0x1384=0x40000"), gic.log());
  }

  @Test
  void shouldForwardSharedInterruptsInEoiModeOneOnly() {
    assertTrue(chip("0").irqSetVcpuAffinity(desc(LEVEL), CPU, true).isEmpty());
    assertTrue(chip("1").irqSetVcpuAffinity(desc(5), CPU, true).isEmpty());

    run(chip("1").irqSetVcpuAffinity(desc(LEVEL), CPU, true).orElseThrow());
    assertTrue(s.is(forwarded));
    run(chip("1").irqSetVcpuAffinity(desc(LEVEL), CPU, false).orElseThrow());
    assertFalse(s.is(forwarded));
    assertEquals(List.of(), gic.log(), "nothing of it is written");
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, true, 0x1204",
    "PENDING, false, 0x1284",
    "ACTIVE, true, 0x1304",
    "ACTIVE, false, 0x1384",
    "MASKED, true, 0x1184",
    "MASKED, false, 0x1104"
  })
  void shouldSetStatePastTheBookkeeping(ChipState which, boolean value, String register) {
    run(chip("1").irqSetIrqchipState(desc(LEVEL), CPU, which, value).orElseThrow());

    assertEquals(List.of("cpu0 w " + register + "=0x40000"), gic.log());
  }

  @ParameterizedTest
  @CsvSource({"PENDING, 0x1204, true", "ACTIVE, 0x1304, true", "MASKED, 0x1104, false"})
  void shouldGetState(ChipState which, String register, boolean set) {
    Routine get = chip("1").irqGetIrqchipState(desc(LEVEL), CPU, which).orElseThrow();
    assertEquals(set ? ChipState.CLEAR : ChipState.SET, run(get).exit().orElseThrow());

    gic.word(Long.decode(register), 0x40000);
    assertEquals(set ? ChipState.SET : ChipState.CLEAR, run(get).exit().orElseThrow());
  }

  @Test
  void shouldPendAgainToRetrigger() {
    run(chip("0").irqRetrigger(desc(EDGE), CPU).orElseThrow());

    assertEquals(List.of("cpu0 w 0x1204=0x80000"), gic.log());
  }

  @Test
  void shouldSplitEoiModeOnRealCpusOnlyUnlessTold() {
    Cpu vcpu = new Cpu("vcpu0", 0, Optional.of(CPU));
    LoggedRegisters virtual = registers(vcpu, gic.sources());
    PlainLink guest = new PlainLink("guest");
    new Gic().link(guest, virtual, options("booted"));
    guest.boot(s);
    new Gic().link(link, gic, options("booted"));
    link.boot(s);

    assertEquals(0x1, virtual.word(0x2000));
    assertEquals(0x201, gic.word(0x2000));
  }

  @Test
  void shouldBeDisabledLazilyAndHandledAsFasteoi() {
    ChipModel chip = chip("1");
    assertTrue(chip.irqDisable(desc(LEVEL), CPU).isEmpty());
    assertTrue(chip.irqEnable(desc(LEVEL), CPU).isEmpty());
    assertEquals("fasteoi", chip.flow(LEVEL));
    assertEquals("percpu-devid", chip.flow(25));
  }

  private ChipModel chip(String eoiMode) {
    return new Gic().link(link, gic, options(eoiMode));
  }

  private static Options options(String eoiMode) {
    return Options.of(new Gic().options(), Map.of("eoimode", eoiMode));
  }

  private Map<Integer, Routine> domain() {
    return Map.of(LEVEL, flow(LEVEL), EDGE, flow(EDGE));
  }

  private Routine flow(int source) {
    String name = "flow " + source;
    return Routine.of(name, "test", "test", step(name, t -> gic.log(name)));
  }

  private Walk run(Routine routine) {
    return Walk.of(routine, s);
  }

  private IrqDesc desc(int source) {
    return (IrqDesc)
        Proxy.newProxyInstance(
            IrqDesc.class.getClassLoader(),
            new Class<?>[] {IrqDesc.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> "irq" + source;
                  case "source" -> source;
                  case "affinity" -> CPU;
                  case "lock" -> lock;
                  case "forwarded" -> forwarded;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** GICC_IAR takes; 1023 is spurious. */
  private static LoggedRegisters registers(Cpu cpu, SortedMap<Integer, Trigger> sources) {
    return new LoggedRegisters(List.of(cpu), sources, offset -> offset == 0x200c, 1023);
  }
}
