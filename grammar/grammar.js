// Nix's grammar as flakelint reads it: tree-sitter-nix, extended where it accepts less than Nix or means something else.
// The path of the base grammar comes from build.mjs, which asks cargo for it.
import { createRequire } from "node:module";

const base = createRequire(import.meta.url)(process.env.BASE_GRAMMAR);

const attribute = ($) => choice($.identifier, alias("or", $.identifier), $.string_expression, $.interpolation);

const path = ($, start) =>
  seq(
    alias(start, $.path_fragment),
    repeat(choice($.path_fragment, alias($._immediate_interpolation, $.interpolation))),
    $._path_end,
  );

export default grammar(base, {
  name: "nix",

  // Nix knows no other blanks: a form feed or a no-break space is an invalid token.
  extras: ($) => [/[ \t\r\n]/, $.comment],

  // The last one is in no rule: the scanner sees it asked for in error recovery only.
  externals: ($) => [
    $.string_fragment,
    $._indented_string_fragment,
    $._path_start,
    $.path_fragment,
    $._path_end,
    $._error_recovery,
  ],

  // A keyword is a keyword everywhere, so that a missing semicolon before `in` does not eat the `in`.
  word: ($) => $.identifier,
  reserved: {
    keywords: () => ["if", "then", "else", "let", "inherit", "in", "rec", "with", "assert", "or"],
  },

  rules: {
    // Ends at CR too: the base lets `.` run over it and loses the code after it.
    comment: () => token(choice(/#[^\r\n]*/, /\/\*[^*]*\*+([^/*][^*]*\*+)*\//)),

    _expr_if: ($) =>
      choice(
        $.if_expression,
        alias($._pipe_into, $.binary_expression),
        alias($._pipe_from, $.binary_expression),
        $._expr_op,
      ),
    // As in Nix's own grammar the two directions do not mix.
    _pipe_into: ($) =>
      seq(
        field("left", choice($._expr_op, alias($._pipe_into, $.binary_expression))),
        field("operator", "|>"),
        field("right", $._expr_op),
      ),
    _pipe_from: ($) =>
      seq(
        field("left", $._expr_op),
        field("operator", "<|"),
        field("right", choice($._expr_op, alias($._pipe_from, $.binary_expression))),
      ),

    // `e or` without a selection before it is a call of e with a variable named `or`.
    _expr_select_expression: ($) => choice($.select_expression, alias($._or_call, $.apply_expression), $._expr_simple),
    _or_call: ($) => seq(field("function", $._expr_simple), field("argument", alias("or", $.variable_expression))),

    path_expression: ($) => path($, $._path_start),
    hpath_expression: ($) =>
      choice(
        path($, $._hpath_start),
        seq(
          alias(token(prec(-1, "~/")), $.path_fragment),
          alias($._immediate_interpolation, $.interpolation),
          repeat(choice($.path_fragment, alias($._immediate_interpolation, $.interpolation))),
          $._path_end,
        ),
      ),
    _hpath_start: () => /~(\/[a-zA-Z0-9._\-+]+)+\/?/,

    // One token from quote or interpolation to the next: escapes are decoded when the tree is lowered.
    string_expression: ($) => seq('"', repeat(choice($.string_fragment, $.interpolation)), '"'),
    indented_string_expression: ($) =>
      seq("''", repeat(choice(alias($._indented_string_fragment, $.string_fragment), $.interpolation)), "''"),

    inherit: ($) => seq("inherit", field("attrs", optional($.inherited_attrs)), ";"),
    inherit_from: ($) =>
      seq("inherit", "(", field("expression", $._expression), ")", field("attrs", optional($.inherited_attrs)), ";"),
    inherited_attrs: ($) => repeat1(field("attr", attribute($))),
    attrpath: ($) => seq(field("attr", attribute($)), repeat(seq(".", field("attr", attribute($))))),
  },
});
