import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** den: hosts, users and homes as data, whose modules come from aspects; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  inherit (builtins)
    all any attrNames attrValues concatMap elem elemAt filter foldl' functionArgs head intersectAttrs isAttrs isFunction
    isList length map mapAttrs removeAttrs split;
  inherit (lib) genAttrs hasSuffix last mkDefault mkOption optional optionals setAttrByPath types zipAttrsWith;

  option = type: default: mkOption { inherit type default; };
  isModuleFunction = f: any (name: functionArgs f ? \${name}) [ "config" "lib" "options" ];
  isFactory = f: isFunction f && functionArgs f == { };
  isParametric = f: isFunction f && functionArgs f != { } && !(isModuleFunction f);

  # A set with a module for each class, aspects it includes, and aspects it provides to others.
  aspect = types.either (types.addCheck types.raw isFactory)
    (types.coercedTo (types.addCheck types.raw isParametric) (f: { includes = [ f ]; }) (types.submodule aspectOptions));
  aspectOptions = { name, config, ... }: {
    freeformType = types.lazyAttrsOf types.deferredModule;
    imports = [ (lib.mkAliasOptionModule [ "_" ] [ "provides" ]) ];
    options = {
      name = option types.str name;
      description = option types.str name;
      meta = option types.anything { };
      includes = option (types.listOf types.raw) [ ];
      provides = option (types.lazyAttrsOf aspect) { };
      __functor = option types.raw null;
    };
  };

  # Functions of the context give an aspect where it has what they ask for.
  isSatisfied = context: f: let asked = lib.functionArgs f; in all (name: asked.\${name} || context ? \${name}) (attrNames asked);
  collect = class: context: part:
    if isFunction part || part ? __functionArgs then
      let
        whole = context // { inherit class; aspect-chain = [ ]; };
        asked = lib.functionArgs part;
      in
      if asked == { } || !(isSatisfied whole part) then [ ]
      else collect class context (part (intersectAttrs asked whole))
    else if part ? exactly then
      optionals (attrNames (functionArgs part.exactly) == attrNames context) (collect class context (part.exactly context))
    else
      optional (part ? \${class}) part.\${class}
      ++ optionals (elem class [ "nixos" "darwin" ]) (optional (part ? os) part.os)
      ++ concatMap (collect class context) (part.includes or [ ]);

  # A file, which may be imported more than once.
  flakeModule = { key = "den/flakeModule.nix"; imports = [ wiring ]; };
  wiring = { config, inputs, lib, ... }:
    let
      inherit (config) den;
      open = types.attrsOf types.anything;
      shared = module: { imports = [ den.schema.\${module} den.schema.conf den.base.\${module} den.base.conf ]; };

      hostsOf = types.attrsOf (types.submodule ({ name, ... }: { freeformType = types.attrsOf (hostIn name); }));
      hostIn = system: types.submodule ({ name, config, ... }: {
        freeformType = open;
        imports = [ (shared "host") ];
        config._module.args.host = config;
        options = {
          name = option types.str name;
          hostName = option types.str config.name;
          system = option types.str system;
          class = option types.str (if hasSuffix "darwin" config.system then "darwin" else "nixos");
          aspect = option types.raw (den.aspects.\${config.name} or { });
          users = option (types.attrsOf (userOn config)) { };
          instantiate = option types.raw {
            nixos = inputs.nixpkgs.lib.nixosSystem;
            darwin = inputs.darwin.lib.darwinSystem;
            systemManager = inputs.system-manager.lib.makeSystemConfig;
          }.\${config.class};
          intoAttr = option (types.listOf types.str) [
            { nixos = "nixosConfigurations"; darwin = "darwinConfigurations"; systemManager = "systemConfigs"; }.\${config.class}
            config.name
          ];
          home-manager = {
            enable = option types.bool (any (user: elem "homeManager" user.classes) (attrValues config.users));
            module = option types.raw inputs.home-manager."\${config.class}Modules".home-manager;
          };
        };
      });
      userOn = host: types.submodule ({ name, config, ... }: {
        freeformType = open;
        imports = [ (shared "user") ];
        config._module.args = { inherit host; user = config; };
        options = {
          name = option types.str name;
          userName = option types.str name;
          classes = option (types.listOf types.str) [ "user" ];
          aspect = option types.raw (den.aspects.\${config.name} or { });
          host = option types.raw host;
        };
      });
      homesOf = types.attrsOf (types.submodule ({ name, ... }: { freeformType = types.attrsOf (homeIn name); }));
      homeIn = system: types.submodule ({ name, config, ... }:
        let parts = filter (part: !(isList part)) (split "@" name);
        in {
          freeformType = open;
          imports = [ (shared "home") ];
          config._module.args.home = config;
          options = {
            name = option types.str (head parts);
            userName = option types.str (head parts);
            hostName = option (types.nullOr types.str) (if length parts > 1 then last parts else null);
            system = option types.str system;
            class = option types.str "homeManager";
            aspect = option types.raw (den.aspects.\${config.name} or { });
            pkgs = option types.raw inputs.nixpkgs.legacyPackages.\${config.system};
            instantiate = option types.raw inputs.home-manager.lib.homeManagerConfiguration;
            intoAttr = option (types.listOf types.str) [ "homeConfigurations" name ];
          };
        });

      aspectName = entity: entity.aspect.name or entity.name;
      contextOf = name: den.ctx.\${name} or { };
      providedBy = from: name: from.aspect.provides.\${name} or { };
      ofUser = class: host: user:
        concatMap (collect class { inherit host user; }) ([
          user.aspect
          den.default
          (contextOf "user")
          (contextOf "default")
          (providedBy host "to-users")
          (providedBy host (aspectName user))
          (providedBy user "to-hosts")
          (providedBy user (aspectName host))
        ] ++ concatMap
          (other: [ (providedBy other "to-users") (providedBy other (aspectName user)) ])
          (filter (other: other.name != user.name) (attrValues host.users)));
      homesOn = host: filter (user: elem "homeManager" user.classes) (attrValues host.users);
      modulesOfHost = host:
        concatMap (collect host.class { inherit host; }) [ host.aspect den.default (contextOf "host") (contextOf "default") ]
        ++ concatMap (ofUser host.class host) (attrValues host.users)
        ++ optionals host.home-manager.enable ([ host.home-manager.module ]
          ++ collect host.class { inherit host; } (contextOf "hm-host")
          ++ concatMap (user: collect host.class { inherit host user; } (contextOf "hm-user")) (homesOn host)
          ++ map
            (user: {
              home-manager.users.\${user.userName}.imports =
                ofUser "homeManager" host user ++ collect "homeManager" { inherit host user; } (contextOf "hm-user");
            })
            (homesOn host));
      modulesOfHome = home: concatMap (collect home.class { inherit home; }) ([
        home.aspect
        den.default
        (contextOf "home")
        (contextOf "default")
      ] ++ optional (home.hostName != null) (providedBy home home.hostName));

      configured = entity: setAttrByPath entity.intoAttr;
      everyOf = bySystem: concatMap attrValues (attrValues bySystem);
      outputs = map
        (host: configured host (host.instantiate {
          modules = modulesOfHost host ++ [ { nixpkgs.hostPlatform = mkDefault host.system; } ];
        }))
        (filter (host: host.intoAttr != [ ]) (everyOf den.hosts))
      ++ map
        (home: configured home (home.instantiate { inherit (home) pkgs; modules = modulesOfHome home; }))
        (filter (home: home.intoAttr != [ ]) (everyOf den.homes));
    in
    {
      options.den = {
        hosts = option hostsOf { };
        homes = option homesOf { };
        schema = option (types.submodule { freeformType = types.lazyAttrsOf types.deferredModule; }) { };
        base = option (types.submodule { freeformType = types.lazyAttrsOf types.deferredModule; }) { };
        aspects = option (types.lazyAttrsOf aspect) { };
        default = option aspect { };
        ctx = option (types.lazyAttrsOf aspect) { };
        ful = option (types.lazyAttrsOf (types.lazyAttrsOf aspect)) { };
        provides = option (types.lazyAttrsOf aspect) { };
        lib = option types.raw library;
        systems = option types.raw (attrNames den.hosts ++ attrNames den.homes);
      };
      # flake-parts has a 'flake' of its own.
      imports = [ (lib.mkAliasOptionModule [ "den" "_" ] [ "den" "provides" ]) ] ++ optional (!(inputs ? flake-parts)) flakeOption;
      config = {
        _module.args.den = den;
        den.provides = batteries // {
          import-tree = folderAspect inputs;
          host-aspects = { includes = [ ({ host, user }: { homeManager.imports = collect "homeManager" { inherit host user; } host.aspect; }) ]; };
        };
        den.schema = genAttrs [ "conf" "host" "user" "home" ] (_: { });
        den.base = genAttrs [ "conf" "host" "user" "home" ] (_: { });
        flake = zipAttrsWith (_: foldl' (a: b: a // b) { }) outputs;
      };
    };

  flakeOption.options.flake = option (types.submodule { freeformType = types.lazyAttrsOf types.unspecified; }) { };

  # '<folder>/_<class>', where it is there.
  folderAspect = inputs: {
    __functor = _: root: { class, aspect-chain }:
      if builtins.pathExists "\${toString root}/_\${class}" then { \${class} = inputs.import-tree "\${toString root}/_\${class}"; } else { };
    provides = genAttrs [ "host" "home" "user" ] (kind: root: {
      includes = [
        (lib.setFunctionArgs
          (context: folderAspect inputs "\${toString root}/\${context.\${kind}.name}")
          { \${kind} = false; })
      ];
    });
  };

  # What these add is configuration of its own, and no module of the flake.
  batteries = genAttrs
    [ "define-user" "hostname" "primary-user" "mutual-provider" "inputs'" "self'" "os-class" "os-user" "home-manager" "hjem" "maid" "wsl" ]
    (_: { })
    // genAttrs [ "unfree" "insecure" "tty-autologin" "user-shell" ] (_: _: { })
    // { forward = forwardEach; };

  forwardEach = forward: {
    includes = map
      (item: { \${forward.intoClass item} = setAttrByPath (forward.intoPath item) { imports = collect (forward.fromClass item) { } (forward.fromAspect item); }; })
      forward.each;
  };

  asIs = aspect: aspect;
  library = rest.lib // {
    parametric = {
      __functor = _: asIs;
      atLeast = asIs;
      exactly = aspect: aspect // { includes = map (part: if isFunction part then { exactly = part; } else part) (aspect.includes or [ ]); };
      withOwn = _: asIs;
      expands = _: asIs;
      fixedTo = { __functor = _: _: asIs; exactly = _: asIs; atLeast = _: asIs; upTo = _: asIs; };
    };
    take = { exactly = f: { exactly = f; }; atLeast = asIs; upTo = asIs; unused = _: asIs; };
    forward = { inherit forwardEach; };
    perHost = part: { includes = [ { exactly = { host }: { includes = [ part ]; }; } ]; };
    perUser = part: { includes = [ { exactly = { host, user }: { includes = [ part ]; }; } ]; };
    perHome = part: { includes = [ { exactly = { home }: { includes = [ part ]; }; } ]; };
  };

  namespace = name: sources: { config, lib, ... }: {
    imports = [ (lib.mkAliasOptionModule [ name ] [ "den" "ful" name ]) ];
    config._module.args.\${name} = config.den.ful.\${name};
    config.den.ful.\${name} = foldl' (a: b: a // b) { }
      (map (source: source.denful.\${name}) (filter isAttrs (lib.flatten [ sources ])));
  };
  outputModules = genAttrs [ "nixosConfigurations" "darwinConfigurations" "homeConfigurations" "packages" "devShells" "apps" "checks" "flake" "all" ]
    (_: { });
in
rest // {
  inherit flakeModule namespace;
  flakeModules = rest.flakeModules // { default = flakeModule; dendritic = flakeModule; };
  modules = rest.modules // { flake = { default = flakeModule; dendritic = flakeModule; }; };
  flakeOutputs = outputModules;
}
`;

/** The input den: its module for flake-parts, or for any other evaluation of modules with a `flake` option. */
export function denModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("den is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "den", libraryText, { rest });
}
