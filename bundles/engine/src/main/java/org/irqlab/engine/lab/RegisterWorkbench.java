package org.irqlab.engine.lab;

import org.irqlab.api.lab.Workbench;
import org.irqlab.api.part.Link;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.state.PackedState;
import org.osgi.service.component.annotations.Component;

/** Hardware by itself: a machine in which nobody executes. */
@Component
public final class RegisterWorkbench implements Workbench {
  @Override
  public Session open(String name) {
    MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
    Link link = machine.in(name);
    return new Session() {
      @Override
      public Link link() {
        return link;
      }

      @Override
      public State start() {
        return new PackedState().at(machine.build().initial(), 0);
      }
    };
  }
}
