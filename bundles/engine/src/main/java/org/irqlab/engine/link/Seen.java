package org.irqlab.engine.link;

import java.util.Map;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * The state as one CPU sees it.
 *
 * @param memory the state itself
 * @param views the relaxed fields that this CPU touches
 * @param now whether its loads are performed now, and not early
 */
record Seen(State memory, Map<Field, View> views, boolean now) implements State {
  @Override
  public int get(Field field) {
    View view = views.get(field);
    if (view == null) {
      return memory.get(field);
    }
    return now ? view.latest(memory) : memory.get(view.seen());
  }

  @Override
  public void set(Field field, int value) {
    View view = views.get(field);
    if (view == null) {
      memory.set(field, value);
    } else {
      view.store(memory, value);
    }
  }

  @Override
  public void condemn(Verdict verdict, String why) {
    memory.condemn(verdict, why);
  }

  @Override
  public void note(String text) {
    memory.note(text);
  }
}
