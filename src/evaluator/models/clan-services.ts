/**
 * The modules that a machine gets of the services of a clan: in Nix, in our own words, a function of what is around and
 * then of the clan's options, that leads from a machine and its class to the modules.
 */
export const clanServicesText = /* nix */ `
{ lib, rest, option, open, anything }:
{ config, tagsOf }:
let
  inherit (builtins) attrNames attrValues concatMap elem filter groupBy head isString map mapAttrs;
  inherit (lib) filterAttrs optionals types;
  inherit (config) directory inventory;
  inherit (inventory) instances meta;

  # Machines of a role: those that it names, and those with one of its tags.
  membersOf = role:
    lib.unique (attrNames role.machines
      ++ concatMap (tag: filter (name: elem tag (tagsOf name)) (attrNames inventory.machines)) (attrNames role.tags));
  rolesOf = instanceName: machine:
    attrNames (filterAttrs (_: role: elem machine (membersOf role)) instances.\${instanceName}.roles);

  module = option types.deferredModule { };
  # What of a service's module is known by its options.
  serviceOf = instanceName:
    (lib.evalModules {
      specialArgs = { inherit directory meta; inherit (rest) clanLib exports; };
      modules = [
        config.modules.\${instances.\${instanceName}.module.name}
        {
          freeformType = anything;
          options.roles = option (types.attrsOf (open { interface = module; perInstance = module; })) { };
          options.perMachine = module;
        }
      ];
    }).config;
  applied = part: arguments:
    (lib.evalModules {
      specialArgs = { inherit meta; inherit (rest) exports mkExports; } // arguments;
      modules = [ part { freeformType = anything; options = { nixosModule = module; darwinModule = module; }; } ];
    }).config;

  # Settings that a role takes, as said for all of it, for the machine, and for a tag of the machine.
  settingsOf = service: instanceName: roleName: ofMachine:
    let role = instances.\${instanceName}.roles.\${roleName};
    in lib.evalModules {
      specialArgs = { inherit meta; };
      modules = [ (service.roles.\${roleName}.interface or { }) role.settings { imports = ofMachine role; } ];
    };
  machineSettings = service: instanceName: roleName: machine:
    settingsOf service instanceName roleName (role:
      [ (role.machines.\${machine}.settings or { }) ]
      ++ map (tag: tag.settings) (attrValues (filterAttrs (tag: _: elem tag (tagsOf machine)) role.tags)));
  shownRoles = service: instanceName:
    mapAttrs
      (roleName: role: {
        settings = (settingsOf service instanceName roleName (_: [ ])).config;
        machines = lib.genAttrs (membersOf role)
          (machine: { settings = (machineSettings service instanceName roleName machine).config; });
      })
      instances.\${instanceName}.roles;

  ofInstance = service: machine: instanceName: roleName:
    let settings = machineSettings service instanceName roleName machine;
    in applied service.roles.\${roleName}.perInstance {
      inherit instanceName;
      machine = { name = machine; roles = rolesOf instanceName machine; };
      roles = shownRoles service instanceName;
      settings = settings.config;
      extendSettings = more: (settings.extendModules { modules = lib.toList more; }).config;
    };
  ofMachine = service: machine: instanceNames:
    applied service.perMachine {
      machine = { name = machine; roles = lib.unique (concatMap (name: rolesOf name machine) instanceNames); };
      instances = lib.genAttrs instanceNames (name: { roles = shownRoles service name; });
    };

  # What a service of this flake adds is known; one of an input is that input's module.
  ownModules = class: machine: instanceNames:
    let
      service = serviceOf (head instanceNames);
      roles = name: filter (role: service.roles ? \${role}) (rolesOf name machine);
    in
    [ (ofMachine service machine instanceNames)."\${class}Module" ]
    ++ concatMap (name: map (role: (ofInstance service machine name role)."\${class}Module") (roles name)) instanceNames;
  foreignModules = instanceName:
    let inherit (instances.\${instanceName}) module;
    in [
      (if module.input == null then rest.clan.modules.\${module.name}
      else config.self.inputs.\${module.input}.clan.modules.\${module.name})
    ];
  extraModules = machine: instanceName:
    map (extra: if isString extra && !(lib.hasPrefix "/" extra) then "\${directory}/\${extra}" else extra)
      (concatMap (role: instances.\${instanceName}.roles.\${role}.extraModules) (rolesOf instanceName machine));

  # Instances of one module are one service.
  services = attrValues (groupBy
    (name: "\${toString instances.\${name}.module.input}-\${instances.\${name}.module.name}")
    (attrNames instances));
in
class: machine:
concatMap
  (all:
    let
      taken = filter (name: rolesOf name machine != [ ]) all;
      isOwn = instances.\${head all}.module.input == "self";
    in
    optionals (taken != [ ])
      ((if isOwn then ownModules class machine taken else concatMap foreignModules taken)
        ++ concatMap (extraModules machine) taken))
  services
`;
