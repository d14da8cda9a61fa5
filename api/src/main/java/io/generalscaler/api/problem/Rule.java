package io.generalscaler.api.problem;

/** Which kind of rule a value breaks. */
public enum Rule {
    /** Something that must be there is not. */
    Required("FieldValueRequired"),
    /** The value breaks a bound, a format or a rule over several fields. */
    Invalid("FieldValueInvalid"),
    /** The value is none of the known words. */
    NotSupported("FieldValueNotSupported"),
    /** Two things carry the same name. */
    Duplicate("FieldValueDuplicate"),
    /** It has no business here, because of something else that is given. */
    Forbidden("FieldValueForbidden"),
    /** There is no such field. */
    UnknownField("FieldValueNotSupported"),
    /** There are too many of them, or the text is too long. */
    TooLong("FieldValueTooLong"),
    /** It is of another type. */
    WrongType("FieldValueTypeInvalid"),
    /** Something else does this already. */
    Conflict("FieldValueDuplicate");

    private final String causeType;

    Rule(String causeType) {
        this.causeType = causeType;
    }

    /** The word that Kubernetes has for it: {@code reason} of a {@code StatusCause}. */
    public String causeType() {
        return causeType;
    }
}
