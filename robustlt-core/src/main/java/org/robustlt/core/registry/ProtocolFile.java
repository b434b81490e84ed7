package org.robustlt.core.registry;

/**
 * A protocol of evaluation that a plug-in brings along.
 *
 * @param name as recipes and the command line spell it
 * @param text its definition, YAML
 * @param origin the jar
 */
public record ProtocolFile(String name, String text, Origin origin) {}
