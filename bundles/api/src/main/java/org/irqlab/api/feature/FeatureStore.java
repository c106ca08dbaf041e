package org.irqlab.api.feature;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The features that the container knows, and the way to plug them in and out.
 *
 * <p>Calls are serialised: nobody sees a feature half plugged through this interface, and those who
 * must not work on half a plugin while services come and go bracket their work with {@link
 * #undisturbed}.
 */
@ProviderType
public interface FeatureStore {

  /**
   * Returns every feature known, plugged or not.
   *
   * @return the features by name
   */
  List<Feature> features();

  /**
   * Tells which features hold a part, plugged or not, by looking into their bundles.
   *
   * @param seam simple name of the seam's interface, such as {@code InterruptController}
   * @param part the part's {@code irqlab.name}
   * @return names of the features, in order; empty if no known feature holds it
   */
  List<String> offering(String seam, String part);

  /**
   * Installs and starts the bundles of a feature; if one of them fails, none stays.
   *
   * @param name a known feature
   * @return the feature afterwards; unchanged if it was plugged already
   * @throws org.irqlab.api.command.BadInput if there is no such feature, or one of its bundles is
   *     missing or does not start
   */
  Feature plug(String name);

  /**
   * Stops and uninstalls those bundles of a feature that no other plugged feature holds.
   *
   * @param name a known feature
   * @return the feature afterwards; unchanged if it was not plugged
   * @throws org.irqlab.api.command.BadInput if there is no such feature, or a plugged feature needs
   *     it
   */
  Feature unplug(String name);

  /**
   * Runs a piece of work while no feature is being plugged or unplugged, for example looking up all
   * parts of a path. Keep it short.
   *
   * @param work what to do
   */
  void undisturbed(Runnable work);
}
