{ shell = "/bin/bash"; path = "/usr/bin:/bin"; }
