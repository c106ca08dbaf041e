package org.irqlab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.testing.PlainLink;
import org.junit.jupiter.api.Test;

final class RackTest {
  private final List<ControllerModel> connected = new ArrayList<>();

  @Test
  void shouldConnectTheControllersThatReportToOthers() {
    Bench first = new Front(gate("a"));
    Bench second = gate("b");

    new Rack(List.of(first, second));

    assertEquals(List.of(second.model()), connected);
  }

  @Test
  void shouldAskTheFirstThatKnowsAName() {
    Bench first = new Front(gate("a"));
    Bench second = gate("b");

    assertSame(second.model(), new Rack(List.of(first, second)).pin("out").orElseThrow().model());
    assertEquals(Optional.empty(), new Rack(List.of(first, second)).pin("in"));
  }

  private static Bench gate(String name) {
    Recording recording = new Recording("gate", Map.of("gate", 0L), List.of(), List.of());
    return new Gate().bench(new PlainLink(name), recording).orElseThrow();
  }

  /** Reports to another controller and has no pins. */
  private final class Front implements Bench {
    private final Bench gate;

    Front(Bench gate) {
      this.gate = gate;
    }

    @Override
    public ControllerModel model() {
      return gate.model();
    }

    @Override
    public boolean connect(ControllerModel next) {
      return connected.add(next);
    }

    @Override
    public Optional<Register> register(Space space, long address, int width) {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> pin(String name) {
      return Optional.empty();
    }
  }
}
