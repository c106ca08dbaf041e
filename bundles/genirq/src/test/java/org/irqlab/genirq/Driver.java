package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;

/** An action whose handlers log their names and answer what a test wants. */
final class Driver implements ActionModel {
  private final String name;
  private final Exit answer;
  private final Set<Request> request;
  private Optional<Exit> threadAnswer = Optional.empty();
  private Block during = nothing();

  Driver(String name, Exit answer, Request... request) {
    this.name = name;
    this.answer = answer;
    this.request = Set.of(request);
  }

  Driver threaded(Exit threadsAnswer) {
    threadAnswer = Optional.of(threadsAnswer);
    return this;
  }

  /** What its thread does besides. */
  Driver during(Block block) {
    during = block;
    return this;
  }

  @Override
  public Routine primary(Cpu cpu) {
    return Routine.of(name, "test", "test", step(name, Effect.NOTHING), leave(answer));
  }

  @Override
  public Optional<Routine> thread(Cpu cpu) {
    return threadAnswer.map(
        exit ->
            Routine.of(
                name + " thread",
                "test",
                "test",
                seq(step(name + " thread", Effect.NOTHING), during, leave(exit))));
  }

  @Override
  public Set<Request> request() {
    return request;
  }
}
