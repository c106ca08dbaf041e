package org.irqlab.pathfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.path.Stage.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a tree of a YAML text (YAML 1.2). It is built from the parser's events, not from a loaded
 * document, so that depth and size are bounded while it grows.
 */
final class Yaml {
  private static final int DEEPEST = 24;
  private static final int HEAVIEST = 10_000;

  private final String file;
  private final Iterator<Event> events;
  private final Map<Anchor, Tree> anchors = new HashMap<>();

  private Yaml(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * Reads a text.
   *
   * @param file its name for messages
   * @param text the text
   * @return its only document
   */
  static Tree read(String file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    try {
      return new Yaml(file, new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException refused) {
      String problem = oneLine(refused.getProblem());
      throw refused
          .getProblemMark()
          .map(mark -> Tree.refuse(place(file, mark), problem))
          .orElseGet(() -> new BadInput(file + ": " + problem));
    } catch (YamlEngineException refused) {
      throw new BadInput(file + ": not YAML: " + oneLine(refused.getMessage()), refused);
    }
  }

  private static String oneLine(String words) {
    return words == null ? "not YAML" : words.replaceAll("[\\p{Cc}\\s]+", " ").strip();
  }

  private static Place place(String file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Place place(Event event) {
    return event
        .getStartMark()
        .map(mark -> place(file, mark))
        .orElseGet(() -> new Place(file, 1, 1));
  }

  private Tree document() {
    Event event = events.next(); // the stream's start
    event = events.next();
    if (event.getEventId() == Event.ID.StreamEnd) {
      throw new BadInput(file + ": empty; expected a path file");
    }
    Tree tree = value(events.next(), 0);
    events.next(); // the document's end
    Event end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw Tree.refuse(place(end), "a second document; expected one");
    }
    return tree;
  }

  private Tree value(Event event, int depth) {
    Place place = place(event);
    if (depth > DEEPEST) {
      throw Tree.refuse(place, "nested too deep; at most " + DEEPEST + " levels are read");
    }
    if (event instanceof AliasEvent alias) {
      return referred(alias, place);
    }
    Tree tree;
    if (event instanceof ScalarEvent scalar) {
      untagged(scalar.getTag(), place);
      tree = new Tree.Scalar(place, oneLine(place, scalar.getValue()));
    } else if (event instanceof SequenceStartEvent start) {
      untagged(start.getTag(), place);
      tree = items(place, depth);
    } else {
      untagged(((MappingStartEvent) event).getTag(), place);
      tree = keys(place, depth);
    }
    if (tree.weight() > HEAVIEST) {
      throw Tree.refuse(place, "too much; a path file has at most " + HEAVIEST + " values");
    }
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, tree));
    return tree;
  }

  private static String oneLine(Place place, String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Tree.refuse(place, "a text of several lines; expected one word or line");
    }
    return text;
  }

  private Tree referred(AliasEvent alias, Place place) {
    Anchor anchor = alias.getAlias();
    Tree tree = anchors.get(anchor);
    if (tree == null) {
      throw Tree.refuse(place, "nothing is anchored as '" + anchor.getValue() + "' before this");
    }
    return tree;
  }

  private static void untagged(Optional<String> tag, Place place) {
    if (tag.isPresent()) {
      throw Tree.refuse(place, "a tag '" + tag.get() + "'; path files have no tags");
    }
  }

  private Tree items(Place place, int depth) {
    List<Tree> items = new ArrayList<>();
    int weight = 0;
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      Tree item = value(e, depth + 1);
      weight = bounded(place, weight + item.weight());
      items.add(item);
    }
    return Tree.Items.of(place, items);
  }

  private Tree keys(Place place, int depth) {
    Map<String, Tree> values = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    int weight = 0;
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      if (!(value(e, depth + 1) instanceof Tree.Scalar key)) {
        throw Tree.refuse(place(e), "a key that is a list or a map; expected a word");
      }
      Tree value = value(events.next(), depth + 1);
      weight = bounded(place, weight + value.weight());
      if (values.put(key.text(), value) != null) {
        throw Tree.refuse(
            key.place(),
            "key '" + key.text() + "' stands twice; first at " + places.get(key.text()));
      }
      places.put(key.text(), key.place());
    }
    return Tree.Keys.of(place, values, places);
  }

  private static int bounded(Place place, int weight) {
    if (weight > HEAVIEST) {
      throw Tree.refuse(place, "too much; a path file has at most " + HEAVIEST + " values");
    }
    return weight;
  }
}
