-- annals 0.1, rules 3f0c, query timeline from=2031-03-06 to=2031-03-15
BEGIN;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
INSERT INTO about VALUES ('origin', 'annals 0.1, rules 3f0c, query timeline from=2031-03-06 to=2031-03-15');
CREATE TABLE events (
  id TEXT PRIMARY KEY,
  category TEXT,
  mode TEXT,
  status TEXT,
  first_day TEXT,
  last_day TEXT,
  edtf TEXT,
  granularity TEXT,
  time_text TEXT,
  time_basis TEXT,
  actors TEXT,
  recipients TEXT,
  targets TEXT,
  weapons TEXT,
  weapon_classes TEXT,
  places TEXT,
  regions TEXT,
  countries TEXT,
  wkt TEXT,
  killed_min REAL,
  killed_max REAL,
  injured_min REAL,
  injured_max REAL,
  damage TEXT,
  claims TEXT,
  plover TEXT,
  cameo TEXT,
  acled TEXT,
  trigger TEXT,
  sentence TEXT,
  sentence_start INTEGER,
  sentence_end INTEGER,
  article TEXT,
  title TEXT,
  source TEXT,
  url TEXT,
  published TEXT,
  confidence REAL,
  rule TEXT,
  flags TEXT
);
CREATE TABLE roles (
  event TEXT NOT NULL REFERENCES events(id),
  role TEXT NOT NULL, -- actor, recipient, target, place, weapon, claimant
  id TEXT, name TEXT, kind TEXT, type TEXT, class TEXT, country TEXT, region TEXT,
  lat REAL, lon REAL, count_min REAL, count_max REAL, fate TEXT, stance TEXT, implied INTEGER
);
CREATE VIRTUAL TABLE sentences USING fts5(event UNINDEXED, sentence);
INSERT INTO events VALUES ('f3737e11528b71359203','interception','drone','actual','2031-03-11','2031-03-11','2031-03-11','day',NULL,'text','Velmora','Tarsk',NULL,'9 drone (shot-down); 2 MK-7 Kestrel (shot-down)','drone','Port Sarn','Sarn Oblast','VM','POINT (33.4 47.21)',NULL,NULL,NULL,NULL,NULL,'Velmoran Defence Ministry (says)','ASSAULT','195','Disrupted weapons use','brought down','Nine drones and two Kestrels were brought down over Port Sarn on Tuesday, the ministry said.',0,92,'a1','Drones over the port','The Sarn Gazette','https://gazette.example/2031/03/11/drones?x=1&y=2','2031-03-11',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('f3737e11528b71359203','Nine drones and two Kestrels were brought down over Port Sarn on Tuesday, the ministry said.');
INSERT INTO roles VALUES ('f3737e11528b71359203','actor','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO roles VALUES ('f3737e11528b71359203','recipient','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('f3737e11528b71359203','place','geonames:9100001','Port Sarn','place',NULL,NULL,'VM','Sarn Oblast',47.21,33.4,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('f3737e11528b71359203','weapon','weapon/drone','drone','weapon',NULL,'drone',NULL,NULL,NULL,NULL,9,9,'shot-down',NULL,0);
INSERT INTO roles VALUES ('f3737e11528b71359203','weapon','weapon/mk-7-kestrel','MK-7 Kestrel','weapon',NULL,'drone',NULL,NULL,NULL,NULL,2,2,'shot-down',NULL,0);
INSERT INTO roles VALUES ('f3737e11528b71359203','claimant','actor/velmora-defence-ministry','Velmoran Defence Ministry','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'says',0);
INSERT INTO events VALUES ('a7b30cb7586ceeacf7c9','debris',NULL,'actual','2031-03-11','2031-03-11','2031-03-11','day',NULL,'context',NULL,NULL,'school','drone (fell)','drone','Port Sarn','Sarn Oblast','VM','POINT (33.4 47.21)',0,0,3,3,'broken windows','Governor Oren Kast (says)',NULL,NULL,NULL,'came down on','Wreckage came down on a school; nobody was killed but three were hurt.',95,165,'a1','Drones over the port','The Sarn Gazette','https://gazette.example/2031/03/11/drones?x=1&y=2','2031-03-11',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('a7b30cb7586ceeacf7c9','Wreckage came down on a school; nobody was killed but three were hurt.');
INSERT INTO roles VALUES ('a7b30cb7586ceeacf7c9','target','target/school','school','target',NULL,'education',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('a7b30cb7586ceeacf7c9','place','geonames:9100001','Port Sarn','place',NULL,NULL,'VM','Sarn Oblast',47.21,33.4,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('a7b30cb7586ceeacf7c9','weapon','weapon/drone','drone','weapon',NULL,'drone',NULL,NULL,NULL,NULL,NULL,NULL,'fell',NULL,0);
INSERT INTO roles VALUES ('a7b30cb7586ceeacf7c9','claimant','actor/~oren-kast','Governor Oren Kast','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'says',0);
INSERT INTO events VALUES ('1895da0c304a35aad68a','assault','drone','actual','2031-03-11','2031-03-11','2031-03-11','day',NULL,'publication','Velmora',NULL,'fuel depot','2 drone (hit)','drone','الحجر','Lower Tarsk','TK','POINT (-71.25 -12.5)',NULL,NULL,NULL,NULL,NULL,'Governor Oren Kast (denies)','ASSAULT','190','Attack','struck','=HYPERLINK("http://example.org") struck a depot near الحجر, it is said.',195,277,'a1','Drones over the port','The Sarn Gazette','https://gazette.example/2031/03/11/drones?x=1&y=2','2031-03-11',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('1895da0c304a35aad68a','=HYPERLINK("http://example.org") struck a depot near الحجر, it is said.');
INSERT INTO roles VALUES ('1895da0c304a35aad68a','actor','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO roles VALUES ('1895da0c304a35aad68a','target','target/fuel-depot','fuel depot','target',NULL,'fuel depot',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('1895da0c304a35aad68a','place','geonames:9100004','الحجر','place',NULL,NULL,'TK','Lower Tarsk',-12.5,-71.25,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('1895da0c304a35aad68a','weapon','weapon/drone','drone','weapon',NULL,'drone',NULL,NULL,NULL,NULL,2,2,'hit',NULL,0);
INSERT INTO roles VALUES ('1895da0c304a35aad68a','claimant','actor/~oren-kast','Governor Oren Kast','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'denies',0);
INSERT INTO events VALUES ('27587050e0df8a69ee61','assault','artillery','actual','2031-03-09','2031-03-09','2031-03-09','day',NULL,'text','Tarsk','Velmora',NULL,'howitzer','artillery','Кам’янка-Ňova','Dry Hills','VM','POINT (34.125 48.05)',4,4,11,NULL,NULL,'Governor Oren Kast (says)','ASSAULT','190','Attack','shelled','Tarskan guns shelled Кам’янка-Ňova on Sunday: four dead, at least 11 hurt.',295,379,'a1','Drones over the port','The Sarn Gazette','https://gazette.example/2031/03/11/drones?x=1&y=2','2031-03-11',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('27587050e0df8a69ee61','Tarskan guns shelled Кам’янка-Ňova on Sunday: four dead, at least 11 hurt.');
INSERT INTO roles VALUES ('27587050e0df8a69ee61','actor','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('27587050e0df8a69ee61','recipient','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('27587050e0df8a69ee61','place','geonames:9100002','Кам’янка-Ňova','place',NULL,NULL,'VM','Dry Hills',48.05,34.125,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('27587050e0df8a69ee61','weapon','weapon/howitzer','howitzer','weapon',NULL,'artillery',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('27587050e0df8a69ee61','claimant','actor/~oren-kast','Governor Oren Kast','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'says',0);
INSERT INTO events VALUES ('c41e41210c0e826dfd29','clash',NULL,'actual','2031-03-08','2031-03-10','2031-03-08/2031-03-10','day',NULL,'text','River Militia','Tarsk',NULL,NULL,NULL,'Dry Hills','Dry Hills','VM','POINT (34.9 48.3)',NULL,NULL,NULL,NULL,NULL,NULL,'ASSAULT','190','Armed clash','fought','The River Militia fought Tarskan troops in the Dry Hills from Saturday to Monday.',395,476,'a1','Drones over the port','The Sarn Gazette','https://gazette.example/2031/03/11/drones?x=1&y=2','2031-03-11',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('c41e41210c0e826dfd29','The River Militia fought Tarskan troops in the Dry Hills from Saturday to Monday.');
INSERT INTO roles VALUES ('c41e41210c0e826dfd29','actor','actor/~the-river-militia','River Militia','actor','armed-group',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('c41e41210c0e826dfd29','recipient','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('c41e41210c0e826dfd29','place','geonames:9100003','Dry Hills','place',NULL,NULL,'VM',NULL,48.3,34.9,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('9c5b430715aa749134e4','offensive',NULL,'habitual','2030-12-01','2031-03-11','2030-12/2031-03-11','day',NULL,'text','Tarsk','Velmora',NULL,NULL,NULL,'Dry Hills','Dry Hills','VM','POINT (34.9 48.3)',NULL,NULL,NULL,NULL,NULL,NULL,'ASSAULT','190','Armed clash','pressed on','Tarsk has pressed on in the hills since December.',495,544,'a2','Hills: "no end in sight"','Hill & Dale <news>','https://hill.example/<a b>','2031-03-11T18:30:00+02:00',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('9c5b430715aa749134e4','Tarsk has pressed on in the hills since December.');
INSERT INTO roles VALUES ('9c5b430715aa749134e4','actor','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('9c5b430715aa749134e4','recipient','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('9c5b430715aa749134e4','place','geonames:9100003','Dry Hills','place',NULL,NULL,'VM',NULL,48.3,34.9,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('7640654f899ca8086e34','capture',NULL,'actual',NULL,'2031-03-09','../2031-03-09','day',NULL,'text','Tarsk','Velmora',NULL,NULL,NULL,'Кам’янка-Ňova; Dry Hills','Dry Hills','VM','MULTIPOINT ((34.125 48.05), (34.9 48.3))',NULL,NULL,NULL,NULL,NULL,'two analysts (doubts)','ASSAULT','192','Non-state actor overtakes territory','taken','By Sunday Tarsk had taken nearly 50 square kilometres, though two analysts doubt it.',595,679,'a2','Hills: "no end in sight"','Hill & Dale <news>','https://hill.example/<a b>','2031-03-11T18:30:00+02:00',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('7640654f899ca8086e34','By Sunday Tarsk had taken nearly 50 square kilometres, though two analysts doubt it.');
INSERT INTO roles VALUES ('7640654f899ca8086e34','actor','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('7640654f899ca8086e34','recipient','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('7640654f899ca8086e34','place','geonames:9100002','Кам’янка-Ňova','place',NULL,NULL,'VM','Dry Hills',48.05,34.125,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('7640654f899ca8086e34','place','geonames:9100003','Dry Hills','place',NULL,NULL,'VM',NULL,48.3,34.9,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('7640654f899ca8086e34','claimant','actor/~two-analysts','two analysts','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'doubts',0);
INSERT INTO events VALUES ('68f70a41f4a03777600b','visit',NULL,'actual','2031-03-10','2031-03-11','2031-03-10/2031-03-11','day',NULL,'text','Inès Dahl-Łukasz','Velmora',NULL,NULL,NULL,'Port Sarn','Sarn Oblast','VM','POINT (33.4 47.21)',NULL,NULL,NULL,NULL,NULL,NULL,'CONSULT','042',NULL,'visited','Envoy Inès Dahl-Łukasz visited Port Sarn & its “harbour” <for two days>.',695,773,'a2','Hills: "no end in sight"','Hill & Dale <news>','https://hill.example/<a b>','2031-03-11T18:30:00+02:00',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('68f70a41f4a03777600b','Envoy Inès Dahl-Łukasz visited Port Sarn & its “harbour” <for two days>.');
INSERT INTO roles VALUES ('68f70a41f4a03777600b','actor','actor/~ines-dahl','Inès Dahl-Łukasz','actor','person',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('68f70a41f4a03777600b','recipient','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('68f70a41f4a03777600b','place','geonames:9100001','Port Sarn','place',NULL,NULL,'VM','Sarn Oblast',47.21,33.4,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('8aa6c4bdab884e4aa0e1','aid',NULL,'planned',NULL,NULL,NULL,NULL,'soon','text','Inès Dahl-Łukasz','Velmora',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'promised','She promised aid	soon — "whatever it\takes".',795,843,'a2','Hills: "no end in sight"','Hill & Dale <news>','https://hill.example/<a b>','2031-03-11T18:30:00+02:00',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('8aa6c4bdab884e4aa0e1','She promised aid	soon — "whatever it\takes".');
INSERT INTO roles VALUES ('8aa6c4bdab884e4aa0e1','actor','actor/~ines-dahl','Inès Dahl-Łukasz','actor','person',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('8aa6c4bdab884e4aa0e1','recipient','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('8aca1ec701d65adbd18b','threaten',NULL,'threatened','2031-03-14','2031-03-14','2031-03-14','day',NULL,'text','Tarsk','Velmora',NULL,NULL,NULL,'Gray Sea','Gray Sea',NULL,'POINT (31.5 46)',NULL,NULL,NULL,NULL,NULL,'Tarsk (says)','THREATEN','138',NULL,'would sink','+Tarsk would sink any ship in the Gray Sea from Friday, it said.',895,959,'a2','Hills: "no end in sight"','Hill & Dale <news>','https://hill.example/<a b>','2031-03-11T18:30:00+02:00',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('8aca1ec701d65adbd18b','+Tarsk would sink any ship in the Gray Sea from Friday, it said.');
INSERT INTO roles VALUES ('8aca1ec701d65adbd18b','actor','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('8aca1ec701d65adbd18b','recipient','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('8aca1ec701d65adbd18b','place','geonames:9100005','Gray Sea','place',NULL,NULL,NULL,NULL,46,31.5,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('8aca1ec701d65adbd18b','claimant','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,'says',0);
INSERT INTO events VALUES ('877e326635ce876d7ea6','assault','missile','denied','2031-03-12','2031-03-12','2031-03-12','day',NULL,'text','Velmora','Tarsk',NULL,'5 missile (launched)','missile','Gray Sea','Gray Sea',NULL,'POINT (31.5 46)',NULL,NULL,NULL,NULL,NULL,'Velmoran Defence Ministry (denies)','ASSAULT','190','Attack','fired','The ministry denied that it had fired five missiles at a ship.',995,1057,'a3','−At sea','Ostmark Wire','javascript:alert(1)','2031-03-13T06:00:00Z',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('877e326635ce876d7ea6','The ministry denied that it had fired five missiles at a ship.');
INSERT INTO roles VALUES ('877e326635ce876d7ea6','actor','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('877e326635ce876d7ea6','recipient','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('877e326635ce876d7ea6','place','geonames:9100005','Gray Sea','place',NULL,NULL,NULL,NULL,46,31.5,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('877e326635ce876d7ea6','weapon','weapon/missile','missile','weapon',NULL,'missile',NULL,NULL,NULL,NULL,5,5,'launched',NULL,0);
INSERT INTO roles VALUES ('877e326635ce876d7ea6','claimant','actor/velmora-defence-ministry','Velmoran Defence Ministry','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'denies',0);
INSERT INTO events VALUES ('70463eb32c99dc66b4c3','fire',NULL,'actual','2031-03-12','2031-03-12','2031-03-12T03:30:00','hour',NULL,'text',NULL,NULL,NULL,NULL,NULL,'the old mill <by "the" river>','the old mill <by "the" river>',NULL,NULL,NULL,NULL,1,1,NULL,NULL,NULL,NULL,NULL,'burned','@dawn the old mill <by "the" river> burned; a miller was hurt.',1095,1157,'a3','−At sea','Ostmark Wire','javascript:alert(1)','2031-03-13T06:00:00Z',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('70463eb32c99dc66b4c3','@dawn the old mill <by "the" river> burned; a miller was hurt.');
INSERT INTO roles VALUES ('70463eb32c99dc66b4c3','place','place/~the-old-mill','the old mill <by "the" river>','place',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('2ea897ffa62f64e9a541','interception','drone','actual','2031-03-12','2031-03-12','2031-03-12','day',NULL,'text','Tarsk','Velmora',NULL,'31 drone (shot-down)','drone','الحجر','Lower Tarsk','TK','POINT (-71.25 -12.5)',NULL,NULL,NULL,NULL,NULL,'Tarsk (says)','ASSAULT','190','Disrupted weapons use','downed','Tarsk said it downed 31 drones over the lower valley on Wednesday.',1195,1261,'a3','−At sea','Ostmark Wire','javascript:alert(1)','2031-03-13T06:00:00Z',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('2ea897ffa62f64e9a541','Tarsk said it downed 31 drones over the lower valley on Wednesday.');
INSERT INTO roles VALUES ('2ea897ffa62f64e9a541','actor','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('2ea897ffa62f64e9a541','recipient','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('2ea897ffa62f64e9a541','place','geonames:9100004','الحجر','place',NULL,NULL,'TK','Lower Tarsk',-12.5,-71.25,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('2ea897ffa62f64e9a541','weapon','weapon/drone','drone','weapon',NULL,'drone',NULL,NULL,NULL,NULL,31,31,'shot-down',NULL,0);
INSERT INTO roles VALUES ('2ea897ffa62f64e9a541','claimant','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,'says',0);
INSERT INTO events VALUES ('9379d952cf03d0f7d297','interception','missile','actual','2031-03-12','2031-03-13','2031-03-12/2031-03-13','part-of-day',NULL,'text','Velmora','Tarsk',NULL,'3 missile (shot-down)','missile','Port Sarn; Gray Sea','Sarn Oblast; Gray Sea','VM','MULTIPOINT ((33.4 47.21), (31.5 46))',NULL,NULL,NULL,NULL,NULL,'Velmoran Defence Ministry (says)','ASSAULT','190','Disrupted weapons use','stopped','Overnight three missiles were stopped above the Gray Sea and the port.',1295,1365,'a3','−At sea','Ostmark Wire','javascript:alert(1)','2031-03-13T06:00:00Z',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('9379d952cf03d0f7d297','Overnight three missiles were stopped above the Gray Sea and the port.');
INSERT INTO roles VALUES ('9379d952cf03d0f7d297','actor','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('9379d952cf03d0f7d297','recipient','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('9379d952cf03d0f7d297','place','geonames:9100001','Port Sarn','place',NULL,NULL,'VM','Sarn Oblast',47.21,33.4,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('9379d952cf03d0f7d297','place','geonames:9100005','Gray Sea','place',NULL,NULL,NULL,NULL,46,31.5,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('9379d952cf03d0f7d297','weapon','weapon/missile','missile','weapon',NULL,'missile',NULL,NULL,NULL,NULL,3,3,'shot-down',NULL,0);
INSERT INTO roles VALUES ('9379d952cf03d0f7d297','claimant','actor/velmora-defence-ministry','Velmoran Defence Ministry','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'says',0);
INSERT INTO events VALUES ('59684d45e87735248836','protest',NULL,'actual','2031-03-13','2031-03-13','2031-03-13','day',NULL,'text','dockers',NULL,NULL,NULL,NULL,'Port Sarn','Sarn Oblast','VM','POINT (33.4 47.21)',NULL,NULL,NULL,NULL,NULL,NULL,'PROTEST','141','Peaceful protest','marched','Dockers marched through the port on Thursday.',1395,1440,'a3','−At sea','Ostmark Wire','javascript:alert(1)','2031-03-13T06:00:00Z',0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('59684d45e87735248836','Dockers marched through the port on Thursday.');
INSERT INTO roles VALUES ('59684d45e87735248836','actor','actor/~dockers','dockers','actor',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('59684d45e87735248836','place','geonames:9100001','Port Sarn','place',NULL,NULL,'VM','Sarn Oblast',47.21,33.4,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('26c534608d549a101734','meeting',NULL,'actual','2031-03-15','2031-03-15','2031-03-15~','day',NULL,'text','Velmora; Tarsk',NULL,NULL,NULL,NULL,'Lake Ost','Ostmark','OS','POINT (8.2 46.9)',NULL,NULL,NULL,NULL,NULL,NULL,'CONSULT','040',NULL,'met','Delegations of both met at Lake Ost around 15 March.',1495,1547,'a4',NULL,'Ostmark Wire',NULL,NULL,0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('26c534608d549a101734','Delegations of both met at Lake Ost around 15 March.');
INSERT INTO roles VALUES ('26c534608d549a101734','actor','actor/velmora','Velmora','actor','state',NULL,'VM',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('26c534608d549a101734','actor','actor/tarsk','Tarsk','actor','state',NULL,'TK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO roles VALUES ('26c534608d549a101734','place','geonames:9100006','Lake Ost','place',NULL,NULL,'OS','Ostmark',46.9,8.2,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('ba2361613df793560743','accident',NULL,'actual','2031-03-06','2031-03-06','2031-03-06','day',NULL,'text',NULL,NULL,NULL,NULL,NULL,'Gray Sea','Gray Sea',NULL,'POINT (31.5 46)',10,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'capsized','A ferry capsized on 6 March with the loss of 10 to 15 lives.',1595,1655,'a4',NULL,'Ostmark Wire',NULL,NULL,0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('ba2361613df793560743','A ferry capsized on 6 March with the loss of 10 to 15 lives.');
INSERT INTO roles VALUES ('ba2361613df793560743','place','geonames:9100005','Gray Sea','place',NULL,NULL,NULL,NULL,46,31.5,NULL,NULL,NULL,NULL,0);
INSERT INTO events VALUES ('35c9d44eb523f5692d10','explosion',NULL,'actual',NULL,NULL,NULL,NULL,NULL,'none',NULL,NULL,NULL,NULL,NULL,'an unnamed quarry','an unnamed quarry',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'blast','A blast was heard at an unnamed quarry.
Nobody knows when.',1695,1754,'a4',NULL,'Ostmark Wire',NULL,NULL,0.9,'hand-made',NULL);
INSERT INTO sentences VALUES ('35c9d44eb523f5692d10','A blast was heard at an unnamed quarry.
Nobody knows when.');
INSERT INTO roles VALUES ('35c9d44eb523f5692d10','place',NULL,'an unnamed quarry','place',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
CREATE INDEX events_day ON events(first_day);
CREATE INDEX roles_event ON roles(event);
CREATE INDEX roles_name ON roles(name);
COMMIT;
