package org.irqlab.batch;

import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plugs the features that a container starts with. */
@Component(service = ToIntFunction.class, property = "irqlab.entry=boot")
public final class Boot implements ToIntFunction<String[]> {
  /** The commands; without it nobody could ask for more. */
  private static final String CORE = "core";

  private final FeatureStore store;

  /**
   * Connects with the store.
   *
   * @param store plugs
   */
  @Activate
  public Boot(@Reference FeatureStore store) {
    this.store = store;
  }

  /**
   * Plugs features.
   *
   * @param names their names, core's need not be among them; none means every feature known
   * @return the exit status
   */
  @Override
  public int applyAsInt(String[] names) {
    try {
      Stream<String> wanted =
          names.length > 0
              ? Stream.concat(Stream.of(CORE), Stream.of(names)).distinct()
              : store.features().stream().map(Feature::name);
      wanted.toList().forEach(store::plug);
      return ExitStatus.OK.code();
    } catch (RuntimeException failure) {
      return Complaint.about(failure).code();
    }
  }
}
