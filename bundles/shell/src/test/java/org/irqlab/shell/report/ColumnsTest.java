package org.irqlab.shell.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.irqlab.api.verdict.Trace;
import org.junit.jupiter.api.Test;

final class ColumnsTest {
  @Test
  void shouldTellThroughWhichFunctionsAStepWasReachedAndNotAgain() {
    List<String> lines =
        Columns.lines(
            List.of(
                step(1, "cpu0", "entry/flow/handler: mask"),
                step(2, "vcpu0", "entry/flow: eoi"),
                step(3, "cpu0", "entry/flow/handler/notify: signal"),
                step(4, "cpu0", "entry/flow/eoi: writel(EOI)"),
                step(5, "cpu0", "entry/flow: leave")));

    assertEquals(
        List.of(
            "   cpu0                         | vcpu0",
            "---------------------------------------------------",
            "1  entry > flow > handler: mask |",
            "2                               | entry > flow: eoi",
            "3  notify: signal               |",
            "4  eoi: writel(EOI)             |",
            "5  flow: leave                  |"),
        lines);
  }

  @Test
  void shouldNotRepeatTheNameOfAFunctionThatTheStepSays() {
    List<String> lines =
        Columns.lines(List.of(step(1, "cpu0", "entry/inject: inject(50, 1)", "level high")));

    assertEquals("1  entry > inject(50, 1) (level high)", lines.get(2));
  }

  private static Trace.Step step(int n, String context, String name, String... notes) {
    return new Trace.Step(n, context, name, "source", true, List.of(notes), Map.of());
  }
}
