import { defineRule, type RegisteredRule, type Rule } from "#src/rules/rule.ts";

/** A rule made up for a test of the engine; what is not given is plain. */
export function inventRule(rule: Partial<Rule> & Pick<Rule, "id" | "check">, topic = "test"): RegisteredRule {
  const plain = {
    summary: "Something invented",
    severity: "warning",
    set: "recommended",
    since: "0.1.0",
    fix: "none",
    why: "",
    example: { bad: "", good: "" },
  } as const;
  return { topic, rule: defineRule({ ...plain, ...rule }) };
}

/** Reports each variable of a name. */
export function variableNamed(name: string, more: Partial<Rule> = {}, topic = "test"): RegisteredRule {
  return inventRule(
    {
      id: `variable-${name}`,
      check: {
        nodes: {
          Variable(node, { report }) {
            if (node.name === name) report({ at: node, message: `variable '${name}'` });
          },
        },
      },
      ...more,
    },
    topic,
  );
}

/** Reports each variable of a name, and offers to call it otherwise. */
export function renamedVariable(from: string, to: string, safety: "safe" | "suggested" = "safe"): RegisteredRule {
  return inventRule({
    id: `rename-${from}`,
    fix: safety,
    check: {
      nodes: {
        Variable(node, { report }) {
          if (node.name !== from) return;
          const edits = [{ start: node.start, end: node.end, text: to }];
          report({ at: node, message: `variable '${from}'`, fix: { title: `Call it '${to}'`, edits } });
        },
      },
    },
  });
}
