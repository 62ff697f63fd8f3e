import rule from "#src/rules/style/redundant-parentheses.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "arguments and elements that are calls": `[ (f x) (g (h y)) (-1) (a: a) (a.b or c) ]`,
    "a function that is called": `{ a = (import ./a.nix) { }; b = (x: x) 1; c = (f x) y; }`,
    "operators that precedence would keep apart": `(a && b) || c || !(a ? b) || (a == b) && (c != d)`,
    "operators of one strength": `{ x = (a - b) + c; y = a - (b - c); z = (a * b) / c; }`,
    "implications, which associate to the right": `a -> (b -> c)`,
    "an operand that needs them": `{ x = (a + b) * c; y = (a // b).c; z = -(a + b); }`,
    "calls beside an operator": `a ++ (f b) ++ (lib.optional c d)`,
    "a value with a default beside an operator or as an argument": `f (a.b or c) ++ (d.e or [ ])`,
    "a comparison behind a '='": `{ a = (b == c); d = (b <= c); f = { x ? (a != b) }: x; }`,
    "a function as a default": `{ f ? (x: x), g }: f g`,
    "a selection from what is selected, which is another tree": `(a.b).c`,
    "a number, a path, a URI before a dot": `[ (1).a (./a).b (1.0).c ]`,
    "a recursive set before a dot": `(rec { a = 1; b = a; }).b`,
    "what is inherited from": `{ inherit (a) b; inherit (f a) c; }`,
    "a negative argument": `f(-1)`,
    "the old 'or'": `[ (f or) ((f) or) (a.b) or ]`,
    "bodies of functions": `a: (f a)`,
    "conditions, branches and bodies": `if (a && b) then (f a) else (assert (a != b); with (f a); (g b))`,
    "parentheses that hold a comment": `{
  a = ( # why
    b
  );
  c = (/* why */ d);
  e = (
    f
    # more to come
  );
}`,
    "a part of a chain of one operator": `(a && b) && c`,
    "a chain whose part ends in a negation, even where chains are reported": {
      source: `(a && !b) && c`,
      options: { operands: true },
    },
    "operators side by side, even where operands are reported": {
      source: `(a && b) || !(a ? b) || (a.b or c) || (-a) < b || (a ++ b) == c || ((a - b) - c) == 1`,
      options: { operands: true },
    },
    "a function in a function, and a condition in a condition, even where bodies are reported": {
      source: `a: (b: if a then (if b then 1 else 2) else 3)`,
      options: { bodies: true },
    },
  },

  reported: {
    "around names and literals": {
      source: `[
  (a) #! around 'a' change
  ("text") #! a string
  (''text'') #! a string
  (1) #! a number
  (./a) #! a path
  (<a>) #! a path
  ([ ]) #! a list
  ({ }) #! a set
  (rec { }) #! a set
  (a.b.c) #! 'a.b.c'
  (a."b") #! a selection
]`,
      fixed: `[
  a
  "text"
  ''text''
  1
  ./a
  <a>
  [ ]
  { }
  rec { }
  a.b.c
  a."b"
]`,
    },
    "around a whole value": {
      source: `{
  a = (f b); #! a whole call
  b = (x: x); #! a whole function
  c = (a && b); #! a whole expression
  d = (if a then b else c); #! a whole expression
  e = (x.y or z); #! a whole expression
  f = { x ? (g y) }: x; #! a whole call
  g = "\${(f x)}"; #! a whole call
  h.\${(f x)} = 1; #! a whole call
  inherit ((f x)) y; #! a whole call
}`,
      fixed: `{
  a = f b;
  b = x: x;
  c = a && b;
  d = if a then b else c;
  e = x.y or z;
  f = { x ? g y }: x;
  g = "\${f x}";
  h.\${f x} = 1;
  inherit (f x) y;
}`,
    },
    "around the body of a 'let', and the whole file": {
      source: `(let a = 1; in (f a)) #! a whole expression #! a whole call`,
      fixed: `let a = 1; in f a`,
    },
    "twice around the same, of which one is needed": { source: `f ((g x)) #! a whole call`, fixed: `f (g x)` },
    "thrice around the same": {
      source: `f (((a))) #! 'a' #! 'a' #! 'a'`,
      fixed: `f a`,
    },
    "where words would become one": {
      source: `if(a)then(b)else f(c)(d)"e" #! 'a' #! 'b' #! 'c' #! 'd'`,
      fixed: `if a then b else f c d "e"`,
    },
    "where a name would take a minus, and a path would take one": {
      source: `[ (a-(b)) (-(1)) (-(./a)) (1 -(b)) ] #! 'b' #! a number #! a path #! 'b'`,
      fixed: `[ (a- b) (-1) (- ./a) (1 -b) ]`,
    },
    "where a path would begin, or go on": {
      source: `[ (./a)/b (a)./b ] #! a path #! 'a'`,
      fixed: `[ ./a /b a ./b ]`,
    },
    "where a URI would begin, or take a comma": {
      source: `{ f ? (x:y), g }:(a) #! a whole expression #! 'a'`,
      fixed: `{ f ? x:y , g }: a`,
    },
    "before a dot": { source: `(a).b + ({ b = 1; }).b #! 'a' #! a set`, fixed: `a.b + { b = 1; }.b` },
    "a call on lines of its own, which moves up": {
      source: `{
  a = ( #!
    f {
      b = ''
        text

          more
      '';
    }
  );
  c = ( #!
    g d
  );
}`,
      fixed: `{
  a = f {
    b = ''
      text

        more
    '';
  };
  c = g d;
}`,
    },
    "what has its bracket on another line, which stays": {
      source: `{
  a = ( #!
    with b;
    [
      c
    ]
  );
  d = ( #!
    map (
      e: e
    ) f
  );
}`,
      fixed: `{
  a =
    with b;
    [
      c
    ];
  d = map (
    e: e
  ) f;
}`,
    },
    "operators on lines of their own, which stay": {
      source: `{
  a = ( #!
    b
    ++ c
  );
}`,
      fixed: `{
  a =
    b
    ++ c;
}`,
    },
    "a branch on lines of its own": {
      source: `{
  a = if b then ( #!
    let x = 1; in
    x
  ) else (c); #! 'c'
}`,
      options: { bodies: true },
      fixed: `{
  a = if b then
    let x = 1; in
    x
  else c;
}`,
    },
    "a string whose text would change if it moved, which stays": {
      source: `{
  a = ( #!
    f "first
      second" { }
  );
  b = ( #!
    g ''first
      second''
  );
}`,
      fixed: `{
  a =
    f "first
      second" { };
  b =
    g ''first
      second'';
}`,
    },
    "lines that are indented with tabs, which stay": {
      source: `{
\ta = ( #!
\t\tf {
\t\t\tb = 1;
\t\t}
\t);
}`,
      fixed: `{
\ta =
\t\tf {
\t\t\tb = 1;
\t\t};
}`,
    },
    "an element on lines of its own whose text would change, without a fix": `[
  ( #! a string
    "first
      second"
  )
]`,
    "an element with a line for each parenthesis": {
      source: `[
  ( #! a set
    {
      a = 1;
    }
  )
]`,
      fixed: `[
  {
    a = 1;
  }
]`,
    },
    "bodies, where they are asked for": {
      source: `a: (if (f a) then (g a) else (assert (a != 1); with (h a); (i a))) #! #! #! #! #! #! #!`,
      options: { bodies: true },
      fixed: `a: if f a then g a else assert a != 1; with h a; i a`,
    },
    "operands, where they are asked for": {
      source: `a ++ (f b) ++ (c ++ d) != e && !(g h) && (i && (j && k) || ((l || m) || n)) #! #! #! #!`,
      options: { operands: true },
      fixed: `a ++ f b ++ c ++ d != e && !g h && (i && (j && k) || (l || m || n))`,
    },
  },
});
