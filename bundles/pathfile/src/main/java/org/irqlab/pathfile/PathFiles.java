package org.irqlab.pathfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.topology.TopologySource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The reader of path files. */
@Component
public final class PathFiles implements PathReader {
  static final String SCHEMA = "irqlab-path/1";
  static final List<String> OWN_KEYS =
      List.of("schema", "name", "actors", "properties", "scope", "expect", "lines");
  private static final String SUFFIX = ".path.yaml";
  private static final int LONGEST_NAME = 80;

  private final Catalogue catalogue;
  private final FeatureStore features;

  /** Come and go while the container runs. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<TopologySource> topologies = List.of();

  /**
   * Reads against what is plugged in.
   *
   * @param catalogue the parts
   * @param features tells which feature has a part that is not plugged in
   */
  @Activate
  public PathFiles(@Reference Catalogue catalogue, @Reference FeatureStore features) {
    this.catalogue = catalogue;
    this.features = features;
  }

  /**
   * Reads against what is plugged in, without a container.
   *
   * @param catalogue the parts
   * @param features tells which feature has a part that is not plugged in
   * @param topologies who can read descriptions of machines
   */
  public PathFiles(Catalogue catalogue, FeatureStore features, List<TopologySource> topologies) {
    this(catalogue, features);
    this.topologies = List.copyOf(topologies);
  }

  @Override
  public Path read(java.nio.file.Path file, Map<String, String> set) {
    Tree tree = Overrides.apply(Yaml.read(file.toString(), Text.of(file)), set);
    List<String> known = new ArrayList<>(OWN_KEYS);
    known.addAll(Chain.KEYS);
    Form form = Form.closed(tree, "a path", known);
    schema(form);
    List<Form> chains = chains(form);
    Ids ids = new Ids();
    chains.forEach(chain -> ids.collect(chain.map()));
    Stages stages = new Stages(new Parts(parts(), features), ids);
    Chain chain = new Chain(stages, new Devices(stages, new Nodes(topologies, file)));
    List<PathLine> lines = chains.stream().map(chain::line).toList();
    List<Stage> actors = stages.several(form, Slot.ACTOR);
    List<Stage> properties = stages.several(form, Slot.PROPERTY);
    return new Path(
        name(form, file),
        file.toString(),
        lines,
        actors,
        properties,
        Scopes.scope(form),
        Scopes.expect(form));
  }

  private static void schema(Form form) {
    Tree schema =
        form.get("schema")
            .orElseThrow(() -> form.refuse("no 'schema'; expected 'schema: " + SCHEMA + "'"));
    String word = Form.scalar(schema, "schema").text();
    if (!word.equals(SCHEMA)) {
      throw schema.refuse("schema '" + word + "' is not known; expected '" + SCHEMA + "'");
    }
  }

  private static String name(Form form, java.nio.file.Path file) {
    String stem = file.getFileName().toString();
    String name =
        form.text("name")
            .orElse(
                stem.endsWith(SUFFIX) ? stem.substring(0, stem.length() - SUFFIX.length()) : stem);
    if (name.length() > LONGEST_NAME) {
      throw form.refuse("the name is too long; expected at most " + LONGEST_NAME + " characters");
    }
    return name;
  }

  /** The chains of a path: those of its list, or the path itself is one. */
  private static List<Form> chains(Form form) {
    if (form.get("lines").isEmpty()) {
      return List.of(form);
    }
    for (String key : Chain.KEYS) {
      if (form.get(key).isPresent()) {
        throw Tree.refuse(
            form.map().places().get(key),
            "'" + key + "' stands beside 'lines'; put it into a line");
      }
    }
    List<Form> chains =
        form.items("lines").stream().map(tree -> Form.closed(tree, "a line", Chain.KEYS)).toList();
    if (chains.isEmpty()) {
      throw form.refuse("'lines' is empty; expected at least one");
    }
    return chains;
  }

  /** What is plugged in, not in the middle of a plug. */
  private List<Catalogue.Entry> parts() {
    List<Catalogue.Entry> parts = new ArrayList<>();
    features.undisturbed(() -> parts.addAll(catalogue.parts()));
    return parts;
  }

  @Override
  public String schema() {
    return new PathSchema(new Parts(parts(), features)).text();
  }
}
