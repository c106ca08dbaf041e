package org.irqlab.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.irqlab.api.lab.Workbench;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.junit.jupiter.api.Test;

class RegisterWorkbenchTest {
  @Test
  void shouldPowerHardwareUpWithItsResetValues() {
    Workbench.Session session = new RegisterWorkbench().open("plic");
    Field priority =
        session.link().layout().field("source[10].priority", 8, Protection.register("plic"));
    session.link().boot(s -> s.set(priority, 5));
    State state = session.start();
    assertEquals("plic/source[10].priority", priority.name());
    assertEquals(5, state.get(priority));
    state.set(priority, 7);
    assertEquals(7, state.get(priority));
  }
}
