package io.generalscaler.devcluster.schema.cel;

/** The {@code authorizer} of an expression: asked what the caller may do. */
@FunctionalInterface
public interface Authorizer {
    /** Whether the caller may. */
    boolean allows(Check check);

    /**
     * What the caller wants to do. Absent parts are empty.
     *
     * @param name empty for all objects of the resource
     */
    record Check(String verb, String group, String resource, String subresource, String namespace, String name) {
        static Check of(String group, String resource) {
            return new Check("", group, resource, "", "", "");
        }

        Check subresource(String part) {
            return new Check(verb, group, resource, part, namespace, name);
        }

        Check namespace(String in) {
            return new Check(verb, group, resource, subresource, in, name);
        }

        Check name(String of) {
            return new Check(verb, group, resource, subresource, namespace, of);
        }

        Check verb(String wanted) {
            return new Check(wanted, group, resource, subresource, namespace, name);
        }
    }
}
