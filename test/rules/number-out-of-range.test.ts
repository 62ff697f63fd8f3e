import rule from "#src/rules/syntax/number-out-of-range.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "the largest integer": "9223372036854775807",
    "its negative": "-9223372036854775807",
    "an integer with zeros before it": "0000000000000000000000000000001",
    "more digits in a string": '"98765432109876543210"',
    "more digits behind the dot": "1.98765432109876543210",
    "a large float": "1.5e308",
    "a small float": "2.5e-308",
    "zero with an exponent": "0.0e-999",
    "digits in a name": "x98765432109876543210: x98765432109876543210",
    "digits in a path": "./98765432109876543210",
    "a mistake of another kind": "[ 1",
  },
  reported: {
    "an integer over the largest": "9223372036854775808 #! integer '9223372036854775808' does not fit into 64 bits",
    "the smallest integer, for the minus is no part of it": "-9223372036854775808 #! '9223372036854775808'",
    "in a set": "{\n  a = 98765432109876543210; #! does not fit\n}",
    "a float that is too large": "1.0e400 #! float '1.0e400' is out of range",
    "a float that is too small": "1.0e-400 #! float '1.0e-400' is out of range",
    "each of them": "[ 1.0e400 98765432109876543210 ] #! float #! integer",
  },
});
