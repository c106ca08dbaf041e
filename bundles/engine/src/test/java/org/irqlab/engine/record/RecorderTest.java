package org.irqlab.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.engine.state.PackedLayout;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private final PackedLayout packed = new PackedLayout();
  private final Layout layout = packed.of("", false);
  private final Field a = layout.field("a", 2, Protection.SHARED);
  private final Field b = layout.field("b", 3, Protection.SHARED);
  private final Field[] lines = {
    layout.field("line0", 2, Protection.SHARED), layout.field("line1", 2, Protection.SHARED)
  };
  private final Recorder recorder = new Recorder(4, 100);

  private static BitSet of(int... ordinals) {
    BitSet set = new BitSet();
    for (int i : ordinals) {
      set.set(i);
    }
    return set;
  }

  @Test
  void shouldFindEveryCaseOfWhatIsRead() {
    Footprint found = recorder.record("step", s -> s.get(a) + s.get(b));
    assertEquals(6, found.cases());
    assertEquals(of(0, 1), found.reads());
    assertEquals(of(), found.writes());
    assertTrue(found.complete());
  }

  @Test
  void shouldTellWhetherEveryCaseComesOutInOneWay() {
    assertTrue(recorder.always("sum", s -> s.get(a) + s.get(b) >= 0 ? 1 : 2, 1));
    assertFalse(recorder.always("sum", s -> s.get(a) + s.get(b) < 3 ? 1 : 2, 1), "1 and 2");
  }

  @Test
  void shouldFollowOnlyTheBranchesThatAreTaken() {
    Footprint found = recorder.record("step", s -> s.is(a) ? s.get(b) : 0);
    assertEquals(1 + 3, found.cases());
  }

  @Test
  void shouldFollowAnIndex() {
    Footprint found =
        recorder.record(
            "step",
            s -> {
              s.set(lines[s.get(a)], false);
              return 0;
            });
    assertEquals(of(0), found.reads());
    assertEquals(of(2, 3), found.writes());
    assertEquals(of(0, 2, 3), found.touched());
  }

  @Test
  void shouldNotCountAFieldThatIsWrittenBeforeItIsRead() {
    Footprint found =
        recorder.record(
            "step",
            s -> {
              s.set(a, 1);
              return s.get(a);
            });
    assertEquals(of(), found.reads());
    assertEquals(1, found.cases());
  }

  @Test
  void shouldTellAPieceFromWhatFollowsIt() {
    Footprint.Parts found =
        recorder.record(
            "step",
            s -> s.get(a),
            (s, decided) -> {
              s.set(lines[decided], true);
              return s.get(b);
            });
    assertEquals(of(0), found.own().reads());
    assertEquals(of(), found.own().writes());
    assertEquals(of(0, 1), found.whole().reads());
    assertEquals(of(2, 3), found.whole().writes());
    assertEquals(6, found.whole().cases());
  }

  @Test
  void shouldRecordAPieceAloneWhereTheBudgetEndsInWhatFollows() {
    Footprint.Parts found =
        new Recorder(4, 2).record("step", s -> s.get(a), (s, decided) -> s.get(b));
    assertFalse(found.whole().complete());
    assertEquals(2, found.own().cases());
    Footprint.Parts more =
        new Recorder(4, 3)
            .record(
                "step",
                s -> {
                  s.set(lines[s.get(a)], true);
                  return 0;
                },
                (s, decided) -> s.get(b));
    assertEquals(of(2), more.whole().writes());
    assertEquals(of(2, 3), more.own().writes());
  }

  @Test
  void shouldVisitCasesInTheOrderOfAnOdometer() {
    StringBuilder order = new StringBuilder();
    assertTrue(
        recorder.visit(
            "step",
            s -> {
              int sum = s.get(a) + s.get(b);
              s.set(lines[s.get(a)], true);
              return sum;
            },
            (run, outcome) ->
                order
                    .append(run.found(0))
                    .append(run.found(1))
                    .append(" writes ")
                    .append(run.written(0))
                    .append(outcome)
                    .append(' ')));
    assertEquals(
        "00 writes line00 01 writes line01 02 writes line02"
            + " 10 writes line11 11 writes line12 12 writes line13 ",
        order.toString());
  }

  @Test
  void shouldStopAtItsBudgetAndSaySo() {
    Footprint found = new Recorder(4, 5).record("step", s -> s.get(a) + s.get(b));
    assertEquals(5, found.cases());
    assertFalse(found.complete());
  }

  @Test
  void shouldTakeAnIndexOutOfBoundsForACaseThatNoRunReaches() {
    Footprint found =
        recorder.record(
            "step",
            s -> {
              s.set(lines[s.get(b)], true);
              return 0;
            });
    assertEquals(3, found.cases());
    assertEquals(of(2, 3), found.writes());
  }

  @Test
  void shouldReportReadsThatDependOnSomethingElse() {
    int[] calls = new int[1];
    LinkException e =
        assertThrows(
            LinkException.class,
            () -> recorder.record("step", s -> calls[0]++ % 2 == 0 ? s.get(a) : s.get(b)));
    assertTrue(e.getMessage().startsWith("step: two runs of the same case differ"));
  }
}
